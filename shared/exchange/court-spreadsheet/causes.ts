import type { ClaimKind } from '../../case/claims';
import type { OpeningForm } from '../../case/form';

type Cause = { readonly kind: ClaimKind; readonly dispute: OpeningForm['disputeKind'] };

const labour = (kind: ClaimKind): Cause => ({ kind, dispute: 'labour' });
const personnel = (kind: ClaimKind): Cause => ({ kind, dispute: 'personnel' });

/** Causes of action (案由) of labour and personnel disputes, without the final 纠纷 or 争议. */
const CAUSES: Readonly<Record<string, Cause>> = {
  劳动: labour('other'),
  劳动合同: labour('other'),
  确认劳动关系: labour('labour-relationship'),
  集体合同: labour('other'),
  劳务派遣合同: labour('other'),
  非全日制用工: labour('other'),
  追索劳动报酬: labour('wage-arrears'),
  经济补偿金: labour('economic-compensation'),
  竞业限制: labour('non-compete'),
  社会保险: labour('social-insurance'),
  养老保险待遇: labour('social-insurance'),
  工伤保险待遇: labour('work-injury-benefits'),
  医疗保险待遇: labour('social-insurance'),
  生育保险待遇: labour('social-insurance'),
  失业保险待遇: labour('social-insurance'),
  福利待遇: labour('welfare-benefits'),
  人事: personnel('other'),
  聘用合同: personnel('personnel-contract'),
  聘任合同: { kind: 'personnel-contract', dispute: 'civil-servant-contract' },
  辞职: personnel('personnel-termination'),
  辞退: personnel('personnel-termination'),
};

/** All causes that are ours, as an official writes them, for a hint. */
export const CAUSES_SAID =
  '追索劳动报酬纠纷、经济补偿金纠纷、确认劳动关系纠纷、劳动合同纠纷、工伤保险待遇纠纷、聘用合同纠纷等';

/**
 * What a cause of action means; nothing if it is no labour or personnel dispute. Of a path such as
 * 劳动争议/追索劳动报酬纠纷 the last step counts.
 */
export function causeOf(text: string): Cause | undefined {
  const last = text.split(/[/／>＞、,，]/).at(-1) ?? '';
  const name = last.replace(/\s+/g, '').replace(/(纠纷|争议)+$/, '');
  return Object.hasOwn(CAUSES, name) ? CAUSES[name] : undefined;
}
