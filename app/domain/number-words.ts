const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Numbers up to twelve in words, as a sentence wants them. */
export function spelled(count: number): string {
	return words[count] ?? String(count)
}

/** "two people", "one person", "13 people". */
export function counted(count: number, one: string, many: string): string {
	return `${spelled(count)} ${count === 1 ? one : many}`
}

export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "None of five met yet", "Two of five met". */
export function saidMet(met: number, of: number): string {
	return met === 0 ? `None of ${spelled(of)} met yet` : `${capitalized(spelled(met))} of ${spelled(of)} met`
}

/** "Ana, Jo and Kwame"; an empty list says nothing. */
export function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('')
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** "first", "third", "11th", "22nd" */
export function ordinal(place: number): string {
	const ending = place % 100 > 10 && place % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
	return ordinals[place] || `${place}${ending}`
}

/** "7.9", "8": minutes as hours, to a tenth. */
export function hours(minutes: number): string {
	return figure(minutes / 60, 1)
}

/** "1,200", "−84.36": at most so many digits behind the point, and no zero at their end. */
export function figure(value: number, digits: number): string {
	const rounded = Number(value.toFixed(digits))
	const [whole = '', behind] = String(Math.abs(rounded)).split('.')
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
	return `${rounded < 0 ? '−' : ''}${grouped}${behind ? `.${behind}` : ''}`
}
