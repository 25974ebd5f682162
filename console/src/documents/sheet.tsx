import type { Block, DocumentModel } from '../../../shared/documents/document';
import { chineseDay } from '../../../shared/law/local-date';

/** A document as it is read on a screen: the same model as the paper. Plain markup, also for pages without a script. */
export function Sheet({ model }: { readonly model: DocumentModel }) {
  const { layout, issuer, number, title, addressee, blocks, submittedTo, copies, signatures, basis, on } = model;
  return (
    <article className={`sheet sheet-${layout}`} aria-label={title}>
      {layout === 'letter' && <p className="sheet-head">{issuer?.name ?? '＿＿＿＿＿＿'}</p>}
      {number && <p className="sheet-number">{number}</p>}
      <h3 className="sheet-title">{title}</h3>
      {addressee && <p className="sheet-addressee">{addressee}：</p>}
      {blocks.map((block, i) => (
        <Part key={i} block={block} />
      ))}
      {copies && <p className="sheet-text">{copies}</p>}
      {submittedTo && (
        <>
          <p className="sheet-text">此致</p>
          <p className="sheet-addressee">{submittedTo}</p>
        </>
      )}
      {layout === 'letter' && (
        <p className="sheet-seal">
          {issuer?.name ?? ''}
          <br />
          {chineseDay(on)}
        </p>
      )}
      {signatures.length > 0 && (
        <ul className="sheet-signatures">
          {signatures.map(({ by, label, name }) => (
            <li key={by}>
              {label}：{name ?? '＿＿＿＿＿＿'}
            </li>
          ))}
        </ul>
      )}
      <p className="sheet-basis">（依据：{basis.join('、')}）</p>
    </article>
  );
}

function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'text':
      return <p className="sheet-text">{block.text}</p>;
    case 'fields':
      return (
        <dl>
          {block.rows.map(({ label, value }) => (
            <div key={label + value}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, i) => (
              <tr key={i}>
                {cells.map((text, column) => (
                  <td key={column}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
