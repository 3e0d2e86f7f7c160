import { NOBODY } from './stop'
import type { Seat } from './wire'

/** Who looks at a wall: everybody, so nobody in particular. Nobody's view holds nothing that is one person's alone. */
export const ON_THE_WALL: Seat = { personId: NOBODY, name: '', part: 'observer' }
