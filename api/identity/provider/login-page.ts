import { LOCKED_MINUTES, MOST_FAILURES } from '../../../db/accounts';
import { escaped, page } from '../page';

/** Says the same of every failure, so that nobody learns which accounts there are. */
const FAILED = `用户名或者密码不正确，或者账号已被锁定、停用。连续${MOST_FAILURES}次不正确的，账号锁定${LOCKED_MINUTES}分钟。`;

/**
 * The page on which one says who one is.
 * @param target where its form is sent.
 * @param before the name under which an attempt has just failed.
 */
export function loginPage(target: string, before?: { readonly name: string }): string {
  const failed = before ? `<p class="wrong" id="failed" role="alert">${FAILED}</p>` : '';
  const described = before ? ' aria-describedby="failed" aria-invalid="true"' : '';
  return page(
    '登录',
    `${failed}
<form method="post" action="${escaped(target)}">
<label for="name">用户名</label>
<input id="name" name="name" value="${escaped(before?.name ?? '')}" autocomplete="username" autocapitalize="none"
  spellcheck="false" maxlength="40" required${before ? '' : ' autofocus'}${described}>
<label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"
  required${before ? ' autofocus' : ''}${described}>
<button type="submit">登录</button>
</form>
<p class="note">忘记密码的，请联系系统管理人员重设。在公用电脑上办理的，离开前请退出登录。</p>`,
  );
}
