import { createElement } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholePage } from '~/http/whole-page.server'

const render = (page: JSX.Element) =>
	new Promise<string>((resolve, reject) => {
		const { pipe } = renderToPipeableStream(page, {
			onAllReady: () => void pipe(wholePage((whole) => resolve(whole.toString('utf8')), reject)),
		})
	})

test.each(['é', '…', '🪢'])('letters of several bytes arrive wherever a piece ends: %s', async (letter) => {
	const lines = Array.from({ length: 40 }, (_, nth) => `${'x'.repeat(nth % 5)}${letter.repeat(300)}`)
	const page = createElement(
		'ul',
		null,
		lines.map((line) => createElement('li', { key: line, title: line }, line)),
	)
	expect(await render(page)).toBe(renderToString(page))
})
