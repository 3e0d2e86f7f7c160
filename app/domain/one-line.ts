/** Line ends, tabs and other controls; signs that turn what follows them round (a mark of direction alone turns nothing). */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u
/** Anything but spaces of any width, joiners, fillers and the blank of braille */
const VISIBLE = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** For what stands in headings, lists, letters and calendars: one line, read from its beginning, and to be seen if it is there. */
export function isOneLine(text: string): boolean {
	return !CONTROLS.test(text) && (text === '' || VISIBLE.test(text))
}

export const ONE_LINE = 'Use letters, spaces and the usual signs, and none that nobody sees'
