import { expect, test } from 'vitest'
import { mergeOpened } from '~/domain/merge-opened'

const opened = { name: 'Autumn B', status: 'open', seatCount: '12' }
const formOf = (fields: Record<string, string>, was: unknown = opened) => {
	const formData = new FormData()
	for (const [name, value] of Object.entries({ ...opened, ...fields })) formData.set(name, value)
	formData.set('opened', typeof was === 'string' ? was : JSON.stringify(was))
	return formData
}

test('what was left alone stays as somebody else made it', () => {
	const formData = formOf({ name: 'Autumn C' })
	expect(mergeOpened(formData, { ...opened, status: 'cancelled' })).toBeNull()
	expect([formData.get('name'), formData.get('status')]).toEqual(['Autumn C', 'cancelled'])
})

test('two who changed the same to different values: nothing is overwritten', () => {
	const formData = formOf({ seatCount: '10' })
	expect(mergeOpened(formData, { ...opened, seatCount: '9' })).toEqual({
		seatCount: ['Changed by somebody else meanwhile, to “9”. Save again to put yours in its place.'],
	})
	expect(mergeOpened(formOf({ seatCount: '9' }), { ...opened, seatCount: '9' })).toBeNull()
})

test('saved again after the page has shown what stands, it is replaced', () => {
	const stands = { ...opened, seatCount: '9' }
	expect(mergeOpened(formOf({ seatCount: '10' }, stands), stands)).toBeNull()
})

test.each(['', 'no json', 'null', '"text"', '[1]'])(
	'a form that says nothing of what it showed (%s) is taken at its word',
	(was) => {
		const formData = formOf({ name: 'Autumn C' }, was)
		expect(mergeOpened(formData, { ...opened, status: 'cancelled' })).toBeNull()
		expect(formData.get('status')).toBe('open')
	},
)
