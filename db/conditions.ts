import type { Reach } from '../shared/case/access';

/** The conditions of a query as they are put together: texts for `where`, values for its parameters. */
export class Conditions {
  private readonly texts: string[] = [];

  /** @param values of the whole statement: given on to further conditions in it. */
  constructor(readonly values: unknown[] = []) {}

  /** Adds a condition unless its value is undefined. `?` in the text stands for the value. */
  add(text: string, value: unknown): this {
    if (value !== undefined) this.texts.push(text.replaceAll('?', this.parameter(value)));
    return this;
  }

  /** Adds a condition without a value. */
  demand(text: string): this {
    this.texts.push(text);
    return this;
  }

  /** Only rows of cases that a person may see; `rows` has the columns `case_no` and `marks`. */
  within(rows: string, reach: Reach | undefined): this {
    switch (reach?.kind) {
      case 'own':
        return this.add(`${rows}.case_no = any (?::text[])`, reach.caseNos);
      case 'concerned':
        return this.add(`${rows}.marks && ?::text[]`, reach.marks);
      case 'all':
      case undefined:
        return this;
    }
  }

  /** A parameter for a value, for use in another clause. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get where(): string {
    return this.texts.length > 0 ? `where ${this.texts.join(' and ')}` : '';
  }
}
