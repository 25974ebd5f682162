import type { Contract } from '../../shared/exchange/contract';
import { schemaOf } from '../../shared/exchange/contracts';
import { PARTNERS, type Partner } from '../../shared/exchange/partners';
import type { Actor } from '../../shared/case/actor';
import type { LocalDate } from '../../shared/law/local-date';
import { Problem } from '../problem';
import { valid } from '../validation';
import { arbitration } from './arbitration';
import { court } from './court';
import { hotline } from './hotline';
import { inspection } from './inspection';
import type { Intent, Translator } from './intent';
import { nationalPlatform } from './national-platform';
import { union } from './union';

const TRANSLATORS: Readonly<Record<Partner, Translator<never>>> = {
  court,
  arbitration,
  union,
  hotline,
  inspection,
  'national-platform': nationalPlatform,
};

/**
 * What a message means. Pure: asked at the door, so that nothing is kept that cannot be understood, and when it is
 * carried out.
 * @throws Problem `validation` for a message that the contract does not know, or whose content does not fit it.
 */
export function meaningOf(partner: Partner, name: string, content: unknown, receivedOn: LocalDate): Intent {
  const schema = schemaOf(partner, 'receives', name);
  if (!schema) {
    const fault = {
      path: 'body.type',
      code: 'unknown-type',
      message: `与${PARTNERS[partner].label}的交换约定中没有${name}`,
    };
    throw new Problem('validation', { detail: fault.message, fields: [fault] });
  }
  const message = valid(schema, content, 'body');
  const translator = TRANSLATORS[partner] as Translator<Contract>;
  return translator[name]!(message, receivedOn);
}

/** Who acts when a partner's system speaks: the body that it names as the source. */
export function actorOf(partner: Partner, source: string): Actor {
  const body = source.slice(source.lastIndexOf(':') + 1);
  return {
    id: `partner-${partner}`,
    role: PARTNERS[partner].role,
    name: `${PARTNERS[partner].label}（${body}）`.slice(0, 50),
  };
}
