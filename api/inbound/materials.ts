import type { z } from 'zod';
import type { ActionRequest } from '../../shared/case/actions';
import { MATERIAL_CATEGORIES, type material } from '../../shared/exchange/contracts/parts';
import type { FieldFault } from '../../shared/problems';
import { act } from './intent';

type Material = z.output<typeof material>;

/** Without the letter of transfer nobody knows what was handed over, without the applicant's papers who asks for it. */
const REQUIRED: readonly (keyof typeof MATERIAL_CATEGORIES)[] = [1, 8];

/** What is wrong with the materials of a mandate. If none are listed, they follow on paper. */
export function materialFaults(materials: readonly Material[] | undefined): readonly FieldFault[] {
  if (!materials) return [];
  const infected = materials.flatMap(({ scan, name }, index) =>
    scan === 'infected'
      ? [
          {
            path: `data.materials.${index}`,
            code: 'file-infected',
            message: `文件「${name}」未通过病毒检查`,
            hint: '清除病毒后重新上传，用新的报文编号重新发送',
          },
        ]
      : [],
  );
  const missing = REQUIRED.filter((category) => !materials.some((each) => each.category === category)).map(
    (category) => ({
      path: 'data.materials',
      code: 'material-missing',
      message: `缺少第${category}类材料：${MATERIAL_CATEGORIES[category]}`,
      hint: '补齐材料后用新的报文编号重新发送',
    }),
  );
  return [...infected, ...missing];
}

/** The materials that came with a mandate, as pieces of the file. */
export const materialActs = (materials: readonly Material[] = []): readonly ActionRequest[] =>
  materials.map(({ name, sha256 }) => act('standing.attach-evidence', { name, by: 'organ', sha256 }));
