import type { Request, Response } from 'express';
import { seeBefore, seenOf } from '../audit/auditing';
import type { AuditBook } from '../audit/book';
import { recordedCase, type Office } from '../office';
import { ownDataFile, OwnDataText } from '../own-data/file';
import { ownData, type OwnData } from '../own-data/gathering';
import type { Guest } from './guest';
import { show, tell } from './telling';

const gathered = async (office: Office, { actor, invitation }: Guest): Promise<OwnData | undefined> => {
  const { facts } = await recordedCase(office, invitation.caseNo, actor);
  const party = facts.registration.parties.find(({ id }) => id === invitation.partyId);
  return party && ownData(office, facts, party);
};

/** Everything that is held on the party, with its numbers in full: noted before it is shown. */
export const showOwnData =
  (book: AuditBook) =>
  async (office: Office, guest: Guest, req: Request, res: Response): Promise<void> => {
    const data = await gathered(office, guest);
    if (!data) return missing(res);
    seenOf(res).shows = 'personal';
    await seeBefore(book, { req, res, status: 200 });
    const content = (
      <>
        <h1>我的个人信息</h1>
        <p>
          这里是本案中保存的您的个人信息。有不对的，可以
          <a href="/party/acts/privacy.request-correction">请求更正</a>；同意过提供给其他单位的，可以
          <a href="/party/acts/privacy.withdraw-sharing">撤回同意</a>。
        </p>
        <p>
          <a className="go quiet" href="/party/my-data.zip">
            下载（网页和数据文件）
          </a>
        </p>
        <OwnDataText data={data} />
        <p>
          <a className="back" href="/party/home">
            返回我的案件
          </a>
        </p>
      </>
    );
    show(res, 200, { title: '我的个人信息', content });
  };

/** The same to be taken along. */
export const sendOwnData =
  (book: AuditBook) =>
  async (office: Office, guest: Guest, req: Request, res: Response): Promise<void> => {
    const data = await gathered(office, guest);
    if (!data) return missing(res);
    const { bytes, type, name } = ownDataFile(data);
    seenOf(res).shows = 'personal';
    const sent = { status: 200, text: '', bytes, headers: { 'Content-Type': type } };
    await seeBefore(book, { req, res, status: 200, sent });
    res.attachment(name).set({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': type }).send(bytes);
  };

const missing = (res: Response): void => tell(res, 404, '没有您的登记信息', '请联系承办您案件的调解组织。');
