import { Alert, Button, Popover, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useStatute } from './case-queries';
import type { Citation } from './shapes';

/** An article as it stands in the collection of statutes, with the reservation if its wording is unverified. */
export function ArticleText({ cite }: { readonly cite: Citation }) {
  const { data, isPending, isError } = useStatute(cite.instrument, true);
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  const article = data?.articles.find((each) => each.article === cite.article);
  if (isError || !article)
    return <Typography.Text type="secondary">条文暂时不能显示，请查阅{cite.label}。</Typography.Text>;
  return (
    <>
      <Typography.Paragraph className="case-article">{article.text}</Typography.Paragraph>
      {cite.unverified && <Alert type="warning" showIcon title={`条文文字尚待核对：${cite.unverified}`} />}
    </>
  );
}

/** A citation that opens its article. */
export function Cited({ cite }: { readonly cite: Citation }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={cite.label}
      content={
        <div className="case-article-box" tabIndex={0} role="region" aria-label={`${cite.label}条文`}>
          {open && <ArticleText cite={cite} />}
        </div>
      }
    >
      <Button type="link" size="small" className="case-cite" aria-expanded={open}>
        《{cite.label}》
      </Button>
    </Popover>
  );
}

export function CitedAll({ cites }: { readonly cites: readonly Citation[] }) {
  return (
    <span className="case-cites">
      {cites.map((cite) => (
        <Cited key={`${cite.instrument}-${cite.article}`} cite={cite} />
      ))}
    </span>
  );
}
