import { developmentIssuer, developmentIssuerUrl, type DevelopmentIssuer } from '../../api/development-issuer';
import type { Actor, Role } from '../../shared/case/actor';
import type { Installation } from './installation';

/** The mediation organisation of all cases of a storm. */
export const ORGAN = 'ORG-NA-JD01';

/** Who works during a storm, and the tokens by which they are known. */
export class People {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(private readonly issuer: DevelopmentIssuer) {}

  static async of(installation: Installation): Promise<People> {
    const { environment } = await installation.record();
    const address = { API_HOST: environment.API_HOST ?? '', API_PORT: Number(environment.API_PORT) };
    return new People(
      await developmentIssuer(await installation.setting('DEV_ISSUER_SECRET_FILE'), developmentIssuerUrl(address)),
    );
  }

  /** Somebody with this role at a desk of the organisation. */
  at(desk: string, role: Role): Actor {
    return { id: `${role}-${desk}`, role, name: '甲乙', organ: ORGAN };
  }

  token(actor: Actor): Promise<string> {
    const known = this.tokens.get(actor.id);
    if (known) return known;
    const signed = this.issuer.sign(actor);
    this.tokens.set(actor.id, signed);
    return signed;
  }
}
