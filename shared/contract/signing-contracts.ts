import { keyBundle } from '../signing/keys';
import { contract } from './contract';

/** By what documents and packages of this installation are verified. */
export const SIGNING_CONTRACTS = {
  listSigningKeys: contract({
    method: 'get',
    path: '/v1/signing-keys',
    tag: 'system',
    summary: '各单位签章公钥及其有效期、吊销情况，供离线核验文书和案卷',
    description: '公开信息，不含私钥。核验页面离线使用时，只知道取得公钥之时（asOf）以前的吊销。',
    access: 'public',
    status: 200,
    answer: keyBundle,
  }),
};
