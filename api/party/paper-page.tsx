import { plainDay } from '../../shared/case/plain-state';
import type { DocumentModel } from '../../shared/documents/document';
import type { LocalDate } from '../../shared/law/local-date';
import { paperState, type PaperLine } from './paper-list';
import { PaperText } from './paper-text';
import { meaningOf } from './paper-words';

/** The act by which a party signs for a paper. */
export const ACKNOWLEDGING = 'document.acknowledge';

export type PaperView = {
  readonly line: PaperLine;
  readonly model: DocumentModel;
  readonly today: LocalDate;
  /** It consents to service by electronic means (民诉法第90条). */
  readonly consents: boolean;
  readonly csrf: string;
  readonly idempotencyKey: string;
};

/** One paper: what it is for, its text, the file, the receipt, and how anybody can tell that it is genuine. */
export const PaperPage = (view: PaperView) => (
  <>
    <p>
      <a className="back" href="/party/home">
        返回我的案件
      </a>
    </p>
    <section aria-labelledby="paper">
      <h1 id="paper">{view.line.title}</h1>
      <p>{meaningOf(view.model.kind)}</p>
      <p className="soft">
        {view.line.number ? `文号：${view.line.number}；` : ''}
        {plainDay(view.line.issuedOn, view.today)}发出；{paperState(view.line, view.today)}
      </p>
      <Receipt {...view} />
      <p>
        <a className="go quiet" href={`/party/documents/${view.line.id}/file`}>
          下载（PDF）
        </a>
      </p>
      <PaperText model={view.model} />
      <p className="soft">为了保护个人信息，证件号码、电话、地址在这里只显示一部分；下载的文件里是完整的。</p>
    </section>
    <section aria-labelledby="genuine">
      <h2 id="genuine">怎样核对真假</h2>
      <p>
        文书上有二维码的，可以打开<a href="/verify/offline">核验页面</a>
        ，扫描或者上传文书，就能看到是不是这个单位发出的、有没有改动。核验页面可以保存下来，不联网也能用。
      </p>
    </section>
  </>
);

function Receipt({ line, consents, csrf, idempotencyKey }: PaperView) {
  if (line.acknowledgedOn || line.state === 'superseded') return null;
  if (!consents)
    return (
      <p>
        您还没有同意电子送达，所以不能在这里签收。愿意的，可以先
        <a href="/party/acts/standing.change-consent">同意电子送达</a>；不愿意的，工作人员会另外送给您。
      </p>
    );
  return (
    <form method="post" action={`/party/acts/${ACKNOWLEDGING}`}>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="input.id" value={line.id} />
      <p>签收只表示您收到了，不表示您同意里面写的内容。签收的这一天，就是送达的这一天。</p>
      <button type="submit">我已收到，签收</button>
    </form>
  );
}
