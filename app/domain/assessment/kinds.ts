export const LEVEL_NAMES = ['not yet', 'emerging', 'proficient', 'exemplary'] as const
