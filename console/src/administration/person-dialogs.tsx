import { AutoComplete, DatePicker, Form, Input, Select } from 'antd';
import { ROLES } from '../../../shared/case/actor';
import { dayField } from '../intake/day-field';
import { FormDialog } from '../places/form-dialog';
import { useOrgans } from '../places/organs';
import { District } from './organ-dialogs';
import type { Told } from './password-once';
import type { Person } from './people';
import { required } from './required';

/** Parties come by invitation, and the clock is nobody. */
const POSTS = Object.entries(ROLES)
  .filter(([role]) => !['worker', 'employer', 'system'].includes(role))
  .map(([value, label]) => ({ value, label }));

/** They belong to no organisation; all others act for one. */
const WITHOUT_ORGAN: readonly string[] = ['administrator', 'supervisor', 'statistics', 'rules-keeper'];
/** They may be for one district only. */
const OF_A_DISTRICT: readonly string[] = ['supervisor', 'statistics'];

/** Role, organisation, district and the last day of a post. */
function PostFields() {
  const { data } = useOrgans();
  const role = Form.useWatch<string | undefined>('role');
  const open = (data?.items ?? []).filter(({ closedOn }) => !closedOn);
  return (
    <>
      <Form.Item name="role" label="岗位" rules={required('请选择岗位')}>
        <Select options={POSTS} />
      </Form.Item>
      {role && !WITHOUT_ORGAN.includes(role) && (
        <Form.Item name="organ" label="机构" rules={required('请选择机构；名录中没有的，先登记机构')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={open.map(({ id, title }) => ({ value: id, label: `${title}（${id}）` }))}
          />
        </Form.Item>
      )}
      {role && OF_A_DISTRICT.includes(role) && <District extra="只管一个区县的，填写其代码；不填为全部" />}
      <Form.Item name="activeUntil" label="任期最后一日" extra="不填为没有期限；期满即不得再以该岗位办理" {...dayField}>
        <DatePicker />
      </Form.Item>
    </>
  );
}

/** 开立账号: an account at our own provider, with its first post. */
export function AddPerson({ close, tell }: { readonly close: () => void; readonly tell: (told: Told) => void }) {
  return (
    <FormDialog
      title="开立账号"
      okText="开立"
      path="/v1/people"
      done="已开立"
      lists={['people']}
      close={close}
      answered={(answer) => tell(answer as Told)}
    >
      <Form.Item name="name" label="姓名" rules={required('请填写姓名')} extra="卷宗和文书中显示的姓名">
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="id" label="登录名" rules={required('请填写登录名')} extra="小写字母开头，开立后不能变更">
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <PostFields />
    </FormDialog>
  );
}

type Props = { readonly person: string; readonly people: readonly Person[]; readonly close: () => void };

/** 设岗: a further post, also for who signs in at another provider. */
export function GrantPost({ person, people, close }: Props) {
  return (
    <FormDialog
      title="设岗"
      okText="设岗"
      path="/v1/posts"
      initial={person ? { person } : {}}
      done="已设岗，下一次请求起生效"
      lists={['people']}
      close={close}
    >
      <Form.Item
        name="person"
        label="人员"
        rules={required('请填写登录名')}
        extra="在其他身份认证平台登录的，填写该平台的人员编号"
      >
        <AutoComplete
          options={people.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
          showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
        />
      </Form.Item>
      <Form.Item name="activeFrom" label="任期第一日" extra="不填为今日" {...dayField}>
        <DatePicker />
      </Form.Item>
      <PostFields />
    </FormDialog>
  );
}
