/** Who appoints mediators, as the route says. */
export const MAY_ASSIGN: readonly string[] = ['clerk', 'union', 'mediator'];
