import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Popconfirm, Typography } from 'antd';
import type { CaseFacts } from '../../../shared/case/facts';
import { dayOf, dayText, timeText } from './day-text';
import { Mark } from './mark';
import { invite, readInvitations, readPartyFiles, revoke, type Invitation, type Invited } from './party-requests';
import { ScannedPapers } from './scanned-papers';

type Props = { readonly caseNo: string; readonly facts: CaseFacts };

/** How the parties get to their own page, and what they have handed in there. Absent for who may not invite. */
export function PartyLinks({ caseNo, facts }: Props) {
  const invitations = useQuery({
    queryKey: ['case', caseNo, 'invitations'],
    queryFn: () => readInvitations(caseNo),
    retry: false,
  });
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['case', caseNo, 'invitations'] });
  const sending = useMutation({ mutationFn: (partyId: string) => invite(caseNo, partyId), onSuccess });
  const ending = useMutation({ mutationFn: (id: string) => revoke(caseNo, id), onSuccess });
  if (!invitations.data) return null;
  const parties = facts.registration.parties.filter(({ side }) => side !== 'third-party');
  return (
    <>
      <h3>当事人网页</h3>
      {[sending.error, ending.error].map(
        (error) => error && <Alert key={error.message} type="error" showIcon title={error.message} />,
      )}
      <ul className="case-links">
        {parties.map(({ id, name }) => (
          <li key={id} className="case-row">
            <span>{name}</span>
            <State invitation={newestFor(invitations.data.items, id)} />
            <Button size="small" loading={sending.isPending} onClick={() => sending.mutate(id)}>
              {newestFor(invitations.data.items, id) ? '重新邀请' : '邀请'}
            </Button>
            <Revoking invitation={newestFor(invitations.data.items, id)} end={ending.mutate} busy={ending.isPending} />
          </li>
        ))}
      </ul>
      <ScannedPapers caseNo={caseNo} />
      <HandedIn caseNo={caseNo} />
      <Once invited={sending.data} close={sending.reset} />
    </>
  );
}

const newestFor = (items: readonly Invitation[], id: string): Invitation | undefined =>
  items
    .filter(({ partyId, revokedAt }) => partyId === id && !revokedAt)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];

type Ending = {
  readonly invitation: Invitation | undefined;
  readonly end: (id: string) => void;
  readonly busy: boolean;
};

/** For a lost phone, another agent, or a link that reached the wrong hands. */
function Revoking({ invitation, end, busy }: Ending) {
  if (!invitation) return null;
  return (
    <Popconfirm
      title={`撤销${invitation.name}的邀请？`}
      description="链接和验证码随即失效，已经进入的随即退出。"
      okText="撤销"
      cancelText="不撤销"
      onConfirm={() => end(invitation.id)}
    >
      <Button size="small" danger loading={busy}>
        撤销
      </Button>
    </Popconfirm>
  );
}

function State({ invitation }: { readonly invitation: Invitation | undefined }) {
  if (!invitation) return <Mark>○ 尚未邀请</Mark>;
  const { usedAt, createdAt } = invitation;
  return usedAt ? (
    <Mark tone="good">
      ✓ {dayText(dayOf(usedAt))} {timeText(usedAt)}进入
    </Mark>
  ) : (
    <Mark>
      {dayText(dayOf(createdAt))} {timeText(createdAt)}邀请
    </Mark>
  );
}

/** Link and code are shown this once; afterwards nobody can read them, and one invites anew. */
function Once({ invited, close }: { readonly invited: Invited | undefined; readonly close: () => void }) {
  return (
    <Modal
      open={invited !== undefined}
      title="邀请链接和验证码"
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          已经交付
        </Button>
      }
    >
      {invited && (
        <>
          <Alert type="warning" showIcon title="链接和验证码只显示这一次，请当面或者分别交给当事人本人。" />
          <dl className="case-pairs">
            <div>
              <dt>链接</dt>
              <dd>
                <Typography.Text copyable>{new URL(invited.link, location.origin).href}</Typography.Text>
              </dd>
            </div>
            <div>
              <dt>验证码</dt>
              <dd>
                <Typography.Text copyable strong>
                  {invited.code}
                </Typography.Text>
              </dd>
            </div>
          </dl>
          {invited.codeSentTo && <p>验证码同时发往{invited.codeSentTo}。</p>}
        </>
      )}
    </Modal>
  );
}

function HandedIn({ caseNo }: { readonly caseNo: string }) {
  const { data } = useQuery({
    queryKey: ['case', caseNo, 'party-files'],
    queryFn: () => readPartyFiles(caseNo),
    retry: false,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h3>当事人提交的材料（{data.items.length}）</h3>
      <ul className="case-materials">
        {data.items.map(({ id, name, handedInBy, handedInAt, seenAt }) => (
          <li key={id}>
            <img src={`/v1/cases/${caseNo}/party-files/${id}/preview`} alt="" width={56} height={56} loading="lazy" />
            <a href={`/v1/cases/${caseNo}/party-files/${id}`} download={name}>
              {name}
            </a>
            <span className="case-small">
              ，{handedInBy}，{dayText(dayOf(handedInAt))}
              {seenAt ? '' : '，未查看'}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
