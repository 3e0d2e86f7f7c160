/** No line ends, tabs or other control characters: for what stands in headings, letters and calendars. */
export function isOneLine(text: string): boolean {
	return !/\p{Cc}/u.test(text)
}

export const ONE_LINE = 'Use letters, spaces and the usual signs'
