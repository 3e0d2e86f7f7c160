import { FEWEST_ANSWERS } from '../session/survey'
import { shownBundles } from './bundles'
import type { WorthFigures } from './check-out'
import type { Refusal } from './decision'
import type { Room } from './room'

/**
 * What a retrospective may say beyond its cohort: names that people gave to what lay together, never a slip
 * (docs/decisions/0028). A board says so in its format, before anybody writes.
 */
export type ThemeIntent = { type: 'share-theme'; bundleId: string; shared: boolean }
export type ThemeEvent = { type: 'theme-shared'; bundleId: string; shared: boolean }

/** @returns whether the lead may; asked of whoever holds the lead only */
export function decideTheme(
	room: Room,
	{ bundleId, shared }: ThemeIntent,
): { event: ThemeEvent } | { refused: Refusal } {
	if (room.status !== 'running') return { refused: 'not-started' }
	const bundle = shownBundles(room.bundling.bundles, room.faceUp).find(({ id }) => id === bundleId)
	if (!bundle?.name) return { refused: 'no-such-bundle' }
	if (!sharesThemes(room.format, bundle.board)) return { refused: 'not-this-phase' }
	if (room.themes.includes(bundleId) === shared) return { refused: 'nothing-changes' }
	if (shared && !hasEnoughWriters(room, bundle.board)) return { refused: 'few-wrote' }
	return { event: { type: 'theme-shared', bundleId, shared } }
}

/**
 * Of the board, not of the bundle: a bundle that may be shared with one more slip would tell whose slip it is. Somebody
 * whose slips were all taken off is nobody to hide among.
 */
function hasEnoughWriters({ slips }: Pick<Room, 'slips'>, board: string | undefined): boolean {
	const left = slips.filter((slip) => slip.board === board && !slip.removed)
	return new Set(left.map(({ authorId }) => authorId)).size >= FEWEST_ANSWERS
}

export function evolveThemes(themes: string[], { bundleId, shared }: ThemeEvent): string[] {
	return shared ? [...themes, bundleId] : themes.filter((id) => id !== bundleId)
}

/** The lead reads a name aloud and then shares it: under another name it is shared no more. */
export function themesAfter({ bundling, themes }: Room, after: Room['bundling']): string[] {
	const nameIn = (of: Room['bundling'], id: string) => of.bundles.find((bundle) => bundle.id === id)?.name
	return themes.filter((id) => nameIn(after, id) === nameIn(bundling, id))
}

/**
 * Once too few of those who wrote are left, nothing of a board is shared, for whoever leads and for everybody else; more
 * writers do not bring it back, an act of the lead does.
 */
export function themesLeft({ themes, bundling, slips }: Pick<Room, 'themes' | 'bundling' | 'slips'>): string[] {
	const boardOf = (id: string) => bundling.bundles.find((bundle) => bundle.id === id)?.board
	return themes.filter((id) => hasEnoughWriters({ slips }, boardOf(id)))
}

export function sharesThemes(format: Room['format'], board: string | undefined): boolean {
	return format.phases.some((phase) => phase.id === board && phase.kind === 'write' && phase.themes === true)
}

/** The names that are shared, in no order that tells anything: alphabetical. */
export function themesOf(room: Room): string[] {
	return shownBundles(room.bundling.bundles, room.faceUp)
		.filter(({ id, name, board }) => name && room.themes.includes(id) && hasEnoughWriters(room, board))
		.map(({ name }) => name)
		.sort((a, b) => a.localeCompare(b))
}

/** What a room says to those who were not in it. `worth`: null below the minimum */
export type RoomFigures = { worth: WorthFigures | null; themes: string[] }
