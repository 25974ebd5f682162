import type { Block, DocumentModel } from '../../shared/documents/document';
import { chineseDay } from '../../shared/law/local-date';

/** The text of a paper as a page: the same words as on the paper, numbers and addresses of people under their masks. */
export const PaperText = ({
  model: { addressee, blocks, copies, submittedTo, signatures, issuer, on },
}: {
  model: DocumentModel;
}) => (
  <article className="card">
    {addressee ? <p>{addressee}：</p> : null}
    {blocks.map((block, i) => (
      <Part key={i} block={block} />
    ))}
    {copies ? <p>{copies}</p> : null}
    {submittedTo ? <p>此致 {submittedTo}</p> : null}
    {signatures.length > 0 ? <p>签名、盖章处：{signatures.map(({ label }) => label).join('、')}</p> : null}
    {issuer ? <p>{issuer.name}</p> : null}
    <p>{chineseDay(on)}</p>
  </article>
);

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p className="quote">{block.text}</p>;
    case 'fields':
      return (
        <dl className="facts">
          {block.rows.map(({ label, value }) => (
            <Pair key={label} label={label} value={value} />
          ))}
        </dl>
      );
    case 'table':
      // A row as a list: a table of four columns does not fit on a phone.
      return (
        <ol className="plain">
          {block.rows.map((cells, i) => (
            <li key={i}>
              <dl className="facts">
                {cells.map((value, column) =>
                  value ? <Pair key={column} label={block.head[column] ?? ''} value={value} /> : null,
                )}
              </dl>
            </li>
          ))}
        </ol>
      );
  }
}

const Pair = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd className="quote">{value}</dd>
  </>
);
