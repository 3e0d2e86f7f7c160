export const SEARCH_AWAY = 'Search cannot be reached at the moment. Try again.'
