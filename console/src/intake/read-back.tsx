import { Modal, Typography } from 'antd';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { yuanText } from '../case/money-text';
import { openingOf, type Typed } from './opening';

type Props = {
  readonly typed: Typed;
  readonly by: { readonly organ: string; readonly officer: string };
  readonly close: () => void;
};

/** 口头申请笔录：read to the applicant, corrected, printed and signed (调解仲裁法第12条). */
export function ReadBack({ typed, by, close }: Props) {
  const { parties, claims, summary, infringedOn } = openingOf(typed, by);
  const names = (side: string) =>
    parties
      .filter((each) => each.side === side)
      .map(({ name, idNo, phone, address }) => [name || '（未填写）', idNo, phone, address].filter(Boolean).join('，'))
      .join('；');
  return (
    <Modal
      open
      width={720}
      className="intake-oral"
      title="口头申请笔录"
      okText="打印"
      cancelText="返回修改"
      onCancel={close}
      onOk={() => window.print()}
    >
      <Typography.Paragraph>
        《劳动争议调解仲裁法》第十二条：口头申请的，调解组织应当当场记录申请人基本情况、申请调解的争议事项、理由和时间。
      </Typography.Paragraph>
      <dl>
        <dt>申请人（劳动者）</dt>
        <dd>{names('worker')}</dd>
        <dt>被申请人（用人单位）</dt>
        <dd>{names('employer')}</dd>
        <dt>争议事项</dt>
        <dd>
          <ol>
            {claims.map(({ no, kind, text, amountFen, formula }) => (
              <li key={no}>
                {CLAIM_KINDS[kind].label}：{text || '（未填写）'}
                {amountFen ? `，${yuanText(amountFen)}` : ''}
                {formula ? `（${formula}）` : ''}
              </li>
            ))}
          </ol>
        </dd>
        <dt>事实和理由</dt>
        <dd style={{ whiteSpace: 'pre-line' }}>{summary || '（未填写）'}</dd>
        {infringedOn && (
          <>
            <dt>知道权利被侵害之日</dt>
            <dd>{infringedOn}</dd>
          </>
        )}
        <dt>记录人</dt>
        <dd>{by.officer}</dd>
      </dl>
      <p>以上记录已向我宣读，与我陈述一致。 &emsp; 申请人（签名）：＿＿＿＿＿＿ &emsp; &emsp; ＿＿＿＿年＿＿月＿＿日</p>
    </Modal>
  );
}
