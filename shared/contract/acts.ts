import { z } from 'zod';
import type { Action } from '../case/action';
import { ACTIONS, type ActionName } from '../case/actions';
import { date } from '../case/fields';
import { formSchema } from './form-schema';
import { role } from './shapes';

/** Every action of the catalogue. */
export const CATALOGUE = ACTIONS as readonly unknown[] as readonly Action[];

/** The inputs under names of their own, so that the document says each only once. */
const INPUTS = new Map(
  CATALOGUE.map(({ name, label, input }) => [name, input.meta({ id: `Input.${name}`, title: label })]),
);

/** One shape for each action: its name, its input, and what else is said of it. */
function shapes<Extra extends z.ZodRawShape>(family: string, extra: Extra) {
  const shapeOf = ({ name, label, input }: Action) =>
    z
      .strictObject({ name: z.literal(name), input: INPUTS.get(name) ?? input, ...extra })
      .meta({ id: `${family}.${name}`, title: label });
  return CATALOGUE.map(shapeOf) as unknown as [ReturnType<typeof shapeOf>];
}

/** An act as it is asked for: one of the catalogue, with the input that it needs. */
export const actRequest = z
  .discriminatedUnion('name', shapes('Act', {}))
  .meta({ id: 'Act', description: '办理一项操作；name 见 /v1/actions，input 随 name 而定' })
  .transform((act) => act as { readonly name: ActionName; readonly input: unknown });

const supposition = {
  on: date.optional().meta({ description: '设想的行为发生日；不填即为上一步的日期' }),
  by: role.optional().meta({ description: '设想由谁办理；不填即为依法可以办理的人' }),
};

/** An act as it is supposed: on some day, by somebody. */
export const supposedAct = z
  .discriminatedUnion('name', shapes('Supposed', supposition))
  .meta({ id: 'Supposed', description: '设想办理一项操作' })
  .transform((act) => act as { readonly name: ActionName; readonly input: unknown } & Pick<typeof act, 'on' | 'by'>);

export type SupposedAct = z.output<typeof supposedAct>;

const schemas = new Map<string, Readonly<Record<string, unknown>>>();

/** The JSON Schema of an action's input, from which a form can be made, with the Chinese names of fields and codes. */
export function inputSchema({ name, input }: Action): Readonly<Record<string, unknown>> {
  const known = schemas.get(name);
  if (known) return known;
  const schema = formSchema(name, z.toJSONSchema(input, { io: 'input' }));
  schemas.set(name, schema);
  return schema;
}
