/** Lists of which filters can be kept under a name. */
export const VIEW_PAGES = { work: '我的工作', cases: '案件', deliveries: '报送' } as const;
export type ViewPage = keyof typeof VIEW_PAGES;

/** Filters of a list under a name. */
export type SavedView = {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  /** As it stands in the address, without the question mark. */
  readonly query: string;
  /** For all of the organ. */
  readonly shared: boolean;
  /** Made by the reader, who alone may change or remove it. */
  readonly own: boolean;
};
