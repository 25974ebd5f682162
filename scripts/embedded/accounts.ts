import { Pool } from 'pg';
import { randomPassword, passwordHash } from '../../api/identity/password';
import { addAccount, hasAccounts, type Account } from '../../db/accounts';
import type { Role } from '../../shared/case/actor';
import { localDate } from '../../shared/law/local-date';
import { accountPasswords } from './secrets';

type Colleague = Omit<Account, 'role' | 'activeFrom'>;

const STREET = {
  organ: 'ORG-NA-JD01',
  organName: '南岸区示例街道劳动人事争议调解委员会',
  district: '500108',
} as const;

/** The people of a new installation: one for each role in which somebody signs in. All of them are made up. */
const COLLEAGUES: Readonly<Record<Exclude<Role, 'worker' | 'employer' | 'system'>, Colleague>> = {
  mediator: { id: 'mediator', name: '向素云', ...STREET },
  clerk: { id: 'clerk', name: '罗启明', ...STREET },
  union: {
    id: 'union',
    name: '殷丽',
    organ: 'ORG-JB-UNION',
    organName: '江北区总工会劳动争议协商室',
    district: '500105',
  },
  arbitrator: { id: 'arbitrator', name: '贺平', organ: 'ORG-NA-ARB', organName: '南岸区劳动人事争议仲裁院' },
  court: { id: 'court', name: '秦立', organ: '渝0103', organName: '渝中区人民法院' },
  hotline: { id: 'hotline', name: '蒋晓', organ: 'HOT-12333', organName: '12333热线' },
  inspector: { id: 'inspector', name: '陶毅', organName: '南岸区劳动保障监察机构' },
  platform: { id: 'platform', name: '在线调解平台值班员', organName: '在线调解平台' },
  supervisor: { id: 'supervisor', name: '程岚', organName: '重庆市人力资源和社会保障局' },
  statistics: { id: 'statistics', name: '石静', organName: '重庆市人力资源和社会保障局' },
  'rules-keeper': { id: 'rules', name: '关宁', organName: '重庆市人力资源和社会保障局' },
  administrator: { id: 'administrator', name: '系统管理员' },
};

/** Who may sign in from the first day on, by whatever clock. */
const EVER_SINCE = localDate('2024-01-01');

/**
 * Gives a new installation one account for each role; where there are accounts, they are left as they are. The
 * passwords are drawn once and kept among the secrets.
 * @returns the passwords of the accounts that an installation begins with, by id.
 */
export async function seedAccounts(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  const ids = Object.values(COLLEAGUES).map(({ id }) => id);
  const passwords = await accountPasswords(ids, randomPassword);
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    if (await hasAccounts(pool)) return passwords;
    for (const [role, colleague] of Object.entries(COLLEAGUES)) {
      const account = { ...colleague, role: role as Role, activeFrom: EVER_SINCE };
      await addAccount(pool, account, await passwordHash(passwords[colleague.id] ?? randomPassword()));
    }
    return passwords;
  } finally {
    await pool.end();
  }
}
