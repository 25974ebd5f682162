import { Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import { GRANT_FIELDS } from '../../../shared/case/grant-fields';
import { dayField } from '../intake/day-field';
import { FormDialog } from '../places/form-dialog';
import { useOrgans } from '../places/organs';
import { required } from './required';

type Typed = {
  readonly organ: string;
  readonly purpose: string;
  readonly basis: string;
  readonly scopeOf: keyof typeof SCOPES;
  readonly scope: readonly string[];
  readonly fields: readonly string[];
  readonly activeUntil: string;
  readonly onConsent: boolean;
};

const SCOPES = { organs: '某些机构办理的', districts: '某些区县的', caseNos: '逐件列明' } as const;
const FIELDS = Object.entries(GRANT_FIELDS).map(([value, label]) => ({ value, label }));

const bodyOf = ({ scopeOf, scope, ...rest }: Typed) => ({ ...rest, scope: { [scopeOf]: scope } });

/** 数据授权: to whom, what for, by which provision, which cases, which data, until when. */
export function GrantData({ close }: { readonly close: () => void }) {
  const { data } = useOrgans();
  const organs = (data?.items ?? []).filter(({ closedOn }) => !closedOn);
  const options = organs.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <FormDialog<Typed>
      title="授权其他单位查阅案件数据"
      okText="授权"
      path="/v1/data-grants"
      body={bodyOf}
      initial={{ scopeOf: 'organs', onConsent: false }}
      done="已授权"
      lists={['data-grants']}
      close={close}
    >
      <Form.Item name="organ" label="单位" rules={required('请选择单位；名录中没有的，先登记机构')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="purpose" label="目的" rules={required('请写明目的')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="basis" label="依据的规定" rules={required('请写明依据')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="scopeOf" label="案件范围">
        <Radio.Group options={Object.entries(SCOPES).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Scope organs={options} />
      <Form.Item name="fields" label="数据项" rules={required('请选择数据项')} extra="只选为该目的所必需的">
        <Select mode="multiple" options={FIELDS} />
      </Form.Item>
      <Form.Item
        name="onConsent"
        valuePropName="checked"
        extra="案件须逐件列明；只显示全体自然人当事人为同一单位、同一目的同意提供的数据项，撤回随即停止"
      >
        <Checkbox>以本人同意为依据</Checkbox>
      </Form.Item>
      <Form.Item name="activeUntil" label="最后一日" rules={required('请选择最后一日')} {...dayField}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

type ScopeProps = { readonly organs: { readonly value: string; readonly label: string }[] };

function Scope({ organs }: ScopeProps) {
  const of = Form.useWatch<Typed['scopeOf'] | undefined>('scopeOf') ?? 'organs';
  const said = { organs: '哪些机构', districts: '哪些区县（行政区划代码）', caseNos: '哪些案件（编号）' }[of];
  return (
    <Form.Item name="scope" label={said} rules={required(`请填写${said}`)} key={of}>
      {of === 'organs' ? (
        <Select mode="multiple" options={organs} showSearch={{ optionFilterProp: 'label' }} />
      ) : (
        <Select mode="tags" tokenSeparators={[' ', '，', ',', '、']} open={false} suffixIcon={null} />
      )}
    </Form.Item>
  );
}
