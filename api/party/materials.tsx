import type { PartyFile } from '../../db/party-files';
import { plainDay } from '../../shared/case/plain-state';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';

type View = { readonly files: readonly PartyFile[]; readonly csrf: string; readonly today: LocalDate };

/** What the party has handed in, who has looked at it, and how it hands in more. */
export const Materials = ({ files, csrf, today }: View) => (
  <section aria-labelledby="materials">
    <h2 id="materials">我的材料（{files.length}件）</h2>
    {files.length === 0 ? <p>还没有提交材料。</p> : null}
    <ul className="plain materials">
      {files.map((file) => (
        <li key={file.id}>
          <img src={`/party/files/${file.id}/preview`} alt="" width="72" height="72" loading="lazy" />
          <a className="back" href={`/party/files/${file.id}`}>
            {file.name}（{sizeText(file.bytes)}）
          </a>
          <p className="soft">{stateOf(file, today)}</p>
        </li>
      ))}
    </ul>
    <form method="post" action="/party/files" encType="multipart/form-data" data-upload="">
      <input type="hidden" name="csrf" value={csrf} />
      <label htmlFor="file">拍照或者选择文件（jpg、png、pdf，不超过10 MB）</label>
      <input id="file" name="file" type="file" accept="image/jpeg,image/png,application/pdf" required />
      <p role="status" className="soft" />
      <button type="submit">提交材料</button>
    </form>
  </section>
);

const sizeText = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** The receipt: the number by which the paper is found in the file, and whether it was looked at. */
function stateOf({ id, handedInAt, seenAt }: PartyFile, today: LocalDate): string {
  const on = (instant: string) => plainDay(localDateOf(Date.parse(instant)), today);
  const receipt = `${on(handedInAt)}收到，编号${id.slice(0, 8)}`;
  return `${receipt}；${seenAt ? `工作人员${on(seenAt)}已经查看` : '工作人员还没有查看'}`;
}
