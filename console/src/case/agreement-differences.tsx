import { changesBetween, type ObligationChange } from './agreement-changes';
import { Mark } from './mark';
import type { CaseFile } from './shapes';

const KINDS: Readonly<Record<ObligationChange['kind'], string>> = { added: '新增', removed: '删去', changed: '修改' };

/** 与上一稿的不同: who has read the draft before reads only what is new. */
export function AgreementDifferences({ facts }: { readonly facts: CaseFile['facts'] }) {
  const [before, after] = facts.agreements.slice(-2);
  if (!before || !after) return null;
  const changes = changesBetween(before, after);
  return (
    <section aria-label="与上一稿的不同">
      <h3>
        第{after.version}稿与第{before.version}稿的不同
      </h3>
      {changes.length === 0 && <p className="case-small">各项义务没有变化。</p>}
      <ul className="case-differences">
        {changes.map(({ no, kind, was, is }) => (
          <li key={no}>
            第{no}项 <Mark tone={kind === 'removed' ? 'bad' : 'here'}>{KINDS[kind]}</Mark>
            {was && (
              <p>
                原：<del>{was}</del>
              </p>
            )}
            {is && (
              <p>
                现：<ins>{is}</ins>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
