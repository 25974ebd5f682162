import type { Actor, Role } from '../../shared/case/actor';
import type { SampleCase, SampleFile } from './sample';

const ROLE_OF_KIND: Readonly<Record<string, Role>> = {
  STREET: 'clerk',
  MEDIATION_CENTRE: 'clerk',
  INDUSTRY: 'clerk',
  EMERGENCY_TASKFORCE: 'clerk',
  UNION_NEGOTIATION_ROOM: 'union',
  ARBITRATION: 'arbitrator',
  COURT: 'court',
  HOTLINE: 'hotline',
};

/** Who acts in a sample case: its organisations, its mediators, and the two sides through those who handle it. */
export class People {
  constructor(
    private readonly file: SampleFile,
    private readonly sample: SampleCase,
  ) {}

  /** The organisation that handles the case: the first that is a mediation organisation among the actors. */
  get organ(): string {
    const acting = this.sample.events.map((event) => event.actor);
    const organ = acting.find((id) => ['clerk', 'union'].includes(this.roleOfOrg(id) ?? ''));
    const ofMediator = this.file.mediators.find((mediator) => acting.includes(mediator.id))?.org;
    return organ ?? ofMediator ?? 'ORG-UNKNOWN';
  }

  /** The person at the desk of the handling organisation. */
  get desk(): Actor {
    const role = this.roleOfOrg(this.organ) === 'union' ? 'union' : 'clerk';
    return { id: `${this.organ}-DESK`, role, organ: this.organ, name: this.nameOf(this.organ) };
  }

  /** Whoever the sample names; parties and unnamed actors act through the desk. */
  named(id: string): Actor {
    const mediator = this.file.mediators.find((each) => each.id === id);
    if (mediator) return { id, role: 'mediator', organ: mediator.org, name: mediator.name };
    const role = this.roleOfOrg(id);
    return role ? { id, role, organ: id, name: this.nameOf(id) } : this.desk;
  }

  get arbitrator(): Actor {
    const known = this.file.orgs.find(
      (org) => org.kind === 'ARBITRATION' && this.sample.events.some((event) => event.actor === org.id),
    );
    return {
      id: known?.id ?? 'ARB',
      role: 'arbitrator',
      organ: known?.id ?? 'ARB',
      name: known?.name ?? '劳动人事争议仲裁院',
    };
  }

  court(id = this.sample.events.find((event) => event.actor.startsWith('COURT'))?.actor ?? 'COURT'): Actor {
    return { id, role: 'court', organ: id, name: this.nameOf(id) };
  }

  mediator(id: unknown): { id: string; name: string } {
    const found =
      this.file.mediators.find((each) => each.id === id) ??
      this.file.mediators.find((each) => each.org === this.organ) ??
      this.file.mediators[0];
    return { id: found?.id ?? 'MED', name: found?.name ?? '调解员' };
  }

  nameOf(id: string): string {
    return this.file.orgs.find((org) => org.id === id || org.courtCode === id)?.name ?? id;
  }

  private roleOfOrg(id: string): Role | undefined {
    const kind = this.file.orgs.find((org) => org.id === id)?.kind;
    return kind ? ROLE_OF_KIND[kind] : undefined;
  }
}
