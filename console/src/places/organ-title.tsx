import { useOrganTitle } from './organs';

/** An organisation by its title, where a list has its number only. */
export const OrganTitle = ({ id }: { readonly id: string }) => <span title={id}>{useOrganTitle()(id)}</span>;
