import express, { Router, type Request, type Response } from 'express';
import { PARTNERS } from '../../shared/exchange/partners';
import { answersTo } from './answers';
import { answer, dispatch } from './control';
import { GOOD_BEHAVIOUR, type Mischief } from './mischief';
import type { PartnerDesk } from './partner-desk';
import type { Received } from './received';
import { isAnswered, type Sent } from './sending';
import { SAMPLES } from './samples';

const LABELS: Readonly<Record<keyof Mischief, string>> = {
  delayMs: '延迟（毫秒）',
  downUntil: '停机（分钟）',
  storms: '500 错误次数',
  tooMany: '429 次数',
  retryAfterSeconds: 'Retry-After（秒）',
  lostAcknowledgements: '回执丢失次数',
  losses: '签收后丢失次数',
  wrongDigests: '回执摘要错误次数',
  refusals: '拒收（422）次数',
  rejectedResults: '结果退回次数',
  duplicates: '重复发送次数',
  reorderings: '乱序次数',
  wrongSignatures: '签名错误次数',
  skewSeconds: '时钟偏差（秒）',
};

const SHOWN = 20;

/** A page on which a person plays the outside world; plain forms, no script. */
export function pageRoutes(desks: readonly PartnerDesk[]): Router {
  const back = (response: Response) => response.redirect(303, '/');
  const deskOf = (request: Request): PartnerDesk => {
    const found = desks.find(({ partner }) => partner === request.params.partner);
    if (!found) throw new RangeError('no such partner');
    return found;
  };
  return Router()
    .use(express.urlencoded({ extended: false }))
    .get('/', (_request, response) => void response.type('html').send(page(desks)))
    .post('/page/:partner/dispatch/:sample', (request, response) => {
      void dispatch(deskOf(request), Number(request.params.sample));
      back(response);
    })
    .post('/page/:partner/answer/:id/:answer', (request, response) => {
      void answer(deskOf(request), request.params.id, Number(request.params.answer));
      back(response);
    })
    .post('/page/:partner/mischief', (request, response) => {
      deskOf(request).misbehave(request.body as Record<string, string>);
      back(response);
    })
    .post('/page/:partner/behave', (request, response) => {
      deskOf(request).behave();
      back(response);
    });
}

const page = (desks: readonly PartnerDesk[]): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>演示用外部单位</title>
<style>body{font:15px/1.6 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}form{display:inline}fieldset label{display:inline-block;margin:.2rem 1rem .2rem 0}
input{width:7rem}section{margin-bottom:3rem}code{overflow-wrap:anywhere}</style>
<h1>演示用外部单位</h1><p>法院、仲裁委员会、工会、热线平台、劳动保障监察机构和全国在线调解平台的替身，仅供演示和测试；全部当事人均为虚构。<a href="/">刷新</a></p>
${desks.map(section).join('')}</html>`;

const section = (desk: PartnerDesk): string => `<section><h2>${PARTNERS[desk.partner].label}</h2>
<p>${SAMPLES[desk.partner].map((sample, i) => button(`/page/${desk.partner}/dispatch/${i}`, `发出：${sample.label}`)).join(' ')}</p>
<p>${standing(desk)}</p>
<h3>收到</h3>${receivedTable(desk)}<h3>发出</h3>${sentTable(desk.sent)}${mischiefForm(desk)}</section>`;

/** What it holds, and how it misbehaves just now. */
function standing({ received, sent, how }: PartnerDesk): string {
  const unanswered = sent.filter((message) => !isAnswered(message)).length;
  const faults = Object.entries(how)
    .filter(([name, value]) => value !== GOOD_BEHAVIOUR[name as keyof Mischief])
    .filter(([name, value]) => name !== 'downUntil' || value > Date.now())
    .map(([name, value]) => `${LABELS[name as keyof Mischief]} ${name === 'downUntil' ? minutesLeft(value) : value}`);
  const behaviour = faults.length > 0 ? `当前故障：${faults.join('，')}` : '当前没有故障';
  return `收到 ${received.length} 件，发出 ${sent.length} 件（未获签收 ${unanswered} 件）。${behaviour}。`;
}

/** `until` in UTC milliseconds. */
const minutesLeft = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 60_000));

const receivedTable = (desk: PartnerDesk): string =>
  table(
    ['时间', '报文', '内容', '答复'],
    desk.received
      .slice(-SHOWN)
      .reverse()
      .map((message) => [message.receivedAt, message.name, content(message), answerButtons(desk, message)]),
  );

const answerButtons = ({ partner }: PartnerDesk, { id, name }: Received): string =>
  answersTo(partner, name)
    .map(({ label }, i) => button(`/page/${partner}/answer/${id}/${i}`, label))
    .join(' ');

const sentTable = (sent: readonly Sent[]): string =>
  table(
    ['时间', '报文', '内容', '回执'],
    sent
      .slice(-SHOWN)
      .reverse()
      .map((message) => [
        message.at,
        message.name,
        content(message),
        escaped(message.answers.map(({ status }) => status).join('、') || '等待'),
      ]),
  );

const content = (message: { readonly content: unknown }): string =>
  `<code>${escaped(JSON.stringify(message.content))}</code>`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

function mischiefForm({ partner, how }: PartnerDesk): string {
  const fields = Object.entries(how).map(([name, value]) =>
    name === 'downUntil'
      ? field('downMinutes', LABELS.downUntil, minutesLeft(value))
      : field(name, LABELS[name as keyof Mischief], value),
  );
  return `<form method="post" action="/page/${partner}/mischief"><fieldset><legend>故障</legend>${fields.join('')}<button>设定</button></fieldset></form>
${button(`/page/${partner}/behave`, '恢复正常')}`;
}

const field = (name: string, label: string, value: number): string =>
  `<label>${label} <input name="${name}" value="${value}"></label>`;

const button = (action: string, label: string): string =>
  `<form method="post" action="${escaped(action)}"><button>${escaped(label)}</button></form>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
