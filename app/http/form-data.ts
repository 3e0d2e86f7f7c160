import { DomainError } from '~/domain/errors'

/** "people", "lines[0].note", "q:what-first". Anything else no page of ours sends, and a list of a billion places would be built. */
const FIELD_NAME = /^[A-Za-z][\w:-]{0,119}(?:\[\d{0,3}\](?:\.[A-Za-z]\w{0,39})?)?$/
const MOST_FIELDS = 1_000

/**
 * The fields of a form. What is no form is a bad request, not a broken page, and NUL goes: no text column can hold it.
 * Every action reads its form here (tests/architecture says so).
 */
export async function readFormData(request: Request): Promise<FormData> {
	const raw = await request.formData().catch(() => {
		throw new DomainError('invalid', 'no-form')
	})
	const names = [...raw.keys()]
	if (names.length > MOST_FIELDS || !names.every((name) => FIELD_NAME.test(name)))
		throw new DomainError('invalid', 'no-form')
	const clean = new FormData()
	for (const [name, value] of raw) clean.append(name, typeof value === 'string' ? withoutNul(value) : value)
	return clean
}

/** One search parameter, trimmed and cut. */
export function searchParam(request: Request, name: string, longest = 80): string {
	return withoutNul(new URL(request.url).searchParams.get(name) ?? '')
		.trim()
		.slice(0, longest)
		.replace(HALF_A_CHARACTER, '')
}

/** What a cut may leave behind */
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/

function withoutNul(text: string): string {
	return text.replaceAll('\u0000', '')
}
