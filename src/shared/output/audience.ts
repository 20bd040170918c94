/** How far what leaves goes: to those who take part, or to everybody. What somebody said goes as far as they agreed. */
export const OUTPUT_AUDIENCES = ['workspace', 'public'] as const;
/** Those who take part (`workspace`), or everybody. */
export type OutputAudience = (typeof OUTPUT_AUDIENCES)[number];
