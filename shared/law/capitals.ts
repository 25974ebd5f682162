const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const GROUP = 10_000;

/**
 * An amount in fen as it stands on a document beside the figures: 13760050 → 「壹拾叁万柒仟陆佰元零伍角」, with 「整」
 * behind a sum without jiao and fen. One 零 for any run of empty places.
 * @throws RangeError unless the amount is a whole number of fen, not negative.
 */
export function capitals(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) throw new RangeError(`no amount in fen: ${amountFen}`);
  const [yuan, jiao, fen] = [Math.floor(amountFen / 100), Math.floor(amountFen / 10) % 10, amountFen % 10];
  const whole = yuan > 0 ? `${wholeYuan(yuan)}元` : '';
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`;
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  return whole + gap + (jiao > 0 ? `${DIGITS[jiao]}角` : '') + (fen > 0 ? `${DIGITS[fen]}分` : '');
}

function wholeYuan(yuan: number): string {
  const groups: string[] = [];
  let rest = yuan;
  for (let place = 0; rest > 0; place += 1) {
    const group = rest % GROUP;
    const above = Math.floor(rest / GROUP);
    // A group that begins with empty places, or stands below an empty one, is told from what is above it by a 零.
    const lead = above > 0 && group > 0 && (group < GROUP / 10 || above % GROUP === 0) ? '零' : '';
    if (group > 0) groups.unshift(lead + fourDigits(group) + GROUPS[place]);
    rest = above;
  }
  return groups.join('').replaceAll(/零+/g, '零');
}

function fourDigits(group: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit > 0) text += DIGITS[digit]! + PLACES[place];
    else if (text !== '' && !text.endsWith('零')) text += '零';
  }
  return text.replace(/零$/, '');
}
