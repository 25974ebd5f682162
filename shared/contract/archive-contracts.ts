import { CASEWORKERS } from '../case/actor';
import { contract } from './contract';
import { fileAnswer, ZIP_TYPE } from './files';
import { caseParams } from './shapes';

export const ARCHIVE_CONTRACTS = {
  readCasePackage: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/package',
    tag: 'cases',
    summary: '下载案卷包：卷宗条目、期限依据、材料、目录和离线核验页，由保管单位签章',
    description:
      '一个 ZIP 文件。目录（manifest.json）逐一列明文件及其摘要，由保管单位的密钥签章（manifest.jws）；打开其中的' +
      ' verify.html，选择案卷包即可在断网的电脑上核验。已归档的案卷可以由另一套系统原样导入，校验值不变。' +
      '封存的妥协事实依法不在其中。',
    access: CASEWORKERS,
    params: caseParams,
    status: 200,
    answer: fileAnswer,
    download: [ZIP_TYPE],
    problems: ['no-such-case', 'no-such-record'],
  }),
};
