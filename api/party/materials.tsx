import type { PartyFile } from '../../db/party-files';

/** What the party has handed in, and how it hands in more. */
export const Materials = ({ files, csrf }: { files: readonly PartyFile[]; csrf: string }) => (
  <section aria-labelledby="materials">
    <h2 id="materials">我的材料</h2>
    <ul>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <a className="back" href={`/party/files/${id}`}>
            {name}（{Math.max(1, Math.round(bytes / 1024))} KB）
          </a>
        </li>
      ))}
    </ul>
    <form method="post" action="/party/files" encType="multipart/form-data">
      <input type="hidden" name="csrf" value={csrf} />
      <label htmlFor="file">拍照或者选择文件（jpg、png、pdf，不超过10 MB）</label>
      <input id="file" name="file" type="file" accept="image/jpeg,image/png,application/pdf" required />
      <button type="submit">提交材料</button>
    </form>
  </section>
);
