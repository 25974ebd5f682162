import { Writable } from 'node:stream';
import { createLog } from '../../shared/platform/log';

function logged(content: object): Record<string, unknown> {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
  createLog('api', 'info', sink).info(content, 'said');
  return JSON.parse(lines.join('')) as Record<string, unknown>;
}

test.each(['name', 'idNo', 'phone', 'email', 'address', 'authorization', 'cookie', 'password', 'token'])(
  'the %s of somebody is withheld, however deep it lies',
  (field) => {
    expect(JSON.stringify(logged({ party: { [field]: '张三' } }))).not.toContain('张三');
    expect(JSON.stringify(logged({ request: { headers: { [field]: '张三' } } }))).not.toContain('张三');
  },
);

test('case numbers are kept', () => {
  expect(logged({ caseNo: 'CQ-2026-000123' })).toMatchObject({ caseNo: 'CQ-2026-000123', process: 'api', msg: 'said' });
});
