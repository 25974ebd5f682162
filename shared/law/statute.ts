/** Where a rule stands in the law: an instrument and one of its articles, as shown to people. */
export type Citation = {
  /** The instrument's identifier, for example `ENMP`. */
  readonly instrument: string;
  readonly article: string;
  /** What is printed beside a date or a refusal: 「协商调解规定第22条」. */
  readonly label: string;
  /** Present where the wording was not read in an official copy; shown wherever the citation is shown. */
  readonly unverified?: string;
};

export type StatuteText<Article extends string> = {
  /** Identifier used in citations: official English initials, or `CQ553` for a local document. */
  readonly id: string;
  /** Full official title with its number. */
  readonly title: string;
  /** Short title, as officials say it. */
  readonly short: string;
  /** First day (Asia/Shanghai) on which this version is in force. */
  readonly inForceFrom: string;
  /** Quoted articles. 「……」 marks an omission. */
  readonly articles: Readonly<Record<Article, string>>;
  /** How a citation reads where the parts are not called 条; default 「简称第N条」. */
  readonly labelOf?: (article: string) => string;
  /** Why the wording must be checked before it is relied on; absent if it was read in a full copy. */
  readonly unverified?: string;
};

export type Statute<Article extends string = string> = StatuteText<Article> & {
  /** Cites a quoted article. Citing one that is not quoted does not compile, and throws a RangeError if it got past. */
  art(article: Article): Citation;
};

/** An instrument, its articles quoted once. */
export function statute<const Article extends string | number>(
  text: StatuteText<`${Article}`> | (Omit<StatuteText<string>, 'articles'> & { articles: Record<Article, string> }),
): Statute<`${Article}`> {
  const quoted = text as StatuteText<`${Article}`>;
  return {
    ...quoted,
    art: (article) => {
      if (!(article in quoted.articles)) throw new RangeError(`${quoted.id} ${article} is not quoted`);
      return {
        instrument: quoted.id,
        article,
        label: quoted.labelOf?.(article) ?? `${quoted.short}第${article}条`,
        ...(quoted.unverified ? { unverified: quoted.unverified } : {}),
      };
    },
  };
}
