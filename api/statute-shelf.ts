import type { Statute } from '../shared/law/statute';
import { ALM } from '../shared/law/statutes/annual-leave-measures';
import { ALR } from '../shared/law/statutes/annual-leave-regulations';
import { ACR } from '../shared/law/statutes/arbitration-case-rules';
import { ALO1 } from '../shared/law/statutes/arbitration-litigation-opinion-1';
import { CQ553 } from '../shared/law/statutes/chongqing-2023-553';
import { CQU } from '../shared/law/statutes/chongqing-union-regulations';
import { CC } from '../shared/law/statutes/civil-code';
import { CPLI } from '../shared/law/statutes/civil-procedure-law-interpretation';
import { CPL } from '../shared/law/statutes/civil-procedure-law';
import { CSL } from '../shared/law/statutes/civil-servant-law';
import { ENMP } from '../shared/law/statutes/enterprise-negotiation-mediation-provisions';
import { HOL } from '../shared/law/statutes/holiday-measures';
import { IMP } from '../shared/law/statutes/invited-mediation-provisions';
import { JCP } from '../shared/law/statutes/judicial-confirmation-provisions';
import { LCL } from '../shared/law/statutes/labour-contract-law';
import { LL } from '../shared/law/statutes/labour-law';
import { LDI1 } from '../shared/law/statutes/labour-dispute-interpretation-1';
import { LDI2 } from '../shared/law/statutes/labour-dispute-interpretation-2';
import { LDMAL } from '../shared/law/statutes/labour-dispute-mediation-arbitration-law';
import { LIRI } from '../shared/law/statutes/labour-inspection-provisions';
import { LIR } from '../shared/law/statutes/labour-inspection-regulations';
import { FEE } from '../shared/law/statutes/litigation-fee-measures';
import { MWR } from '../shared/law/statutes/migrant-wage-regulations';
import { OLN } from '../shared/law/statutes/online-link-notice';
import { OMR } from '../shared/law/statutes/online-mediation-rules';
import { PML } from '../shared/law/statutes/people-mediation-law';
import { PDP } from '../shared/law/statutes/personnel-dispute-provisions';
import { PIR } from '../shared/law/statutes/public-institution-regulations';
import { TUL } from '../shared/law/statutes/trade-union-law';
import { USL } from '../shared/law/statutes/union-supervision-letters';
import { WCN } from '../shared/law/statutes/wage-conversion-notice';
import { WPA } from '../shared/law/statutes/wage-protection-action';

/** Every instrument that is quoted, by its identifier. */
export const SHELF: ReadonlyMap<string, Statute> = new Map(
  [
    ACR,
    ALM,
    ALO1,
    ALR,
    CQ553,
    CQU,
    CC,
    CPLI,
    CPL,
    CSL,
    ENMP,
    HOL,
    IMP,
    JCP,
    LCL,
    LDI1,
    LDI2,
    LDMAL,
    LIRI,
    LIR,
    LL,
    FEE,
    MWR,
    OLN,
    OMR,
    PML,
    PDP,
    PIR,
    TUL,
    USL,
    WCN,
    WPA,
  ].map((each) => [each.id, each as unknown as Statute]),
);
