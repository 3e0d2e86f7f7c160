import { expect, test } from 'vitest'
import { keepPage } from '../../app/components/keep-page'

const send = (error: unknown) =>
	keepPage({
		serverAction: () => Promise.reject(error),
		request: new Request('http://localhost/'),
	} as unknown as Parameters<typeof keepPage>[0])
const answer = (status: number) => ({ status, statusText: '', internal: false, data: null })

test.each([404, 405])(
	'a page that was open while its address changed stays, with what stands on it: %i',
	async (status) => {
		expect(await send(answer(status))).toMatchObject({ status: 503 })
	},
)

test('what was refused otherwise is shown as what it is', async () => {
	await expect(send(answer(403))).rejects.toMatchObject({ status: 403 })
})
