import type { LoaderFunctionArgs } from '@remix-run/node'
import { readNumber } from '~/domain/certification/kinds'
import { findDocument } from '~/domain/credential/read.server'
import { asHttp, problem } from '~/http/as-http'
import { param } from '~/http/guards'
import { jsonTypeFor, publicFile, publicMiss } from '~/http/public-json'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Public: a credential as it was signed, byte for byte, for programs; a browser is sent to the check page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { request, context } = args
	const number = readNumber(param(args, 'number'))
	// A browser that follows the link to the JSON says so in the address.
	const wantsJson = new URL(request.url).searchParams.has('json')
	const type = wantsJson ? 'application/json' : jsonTypeFor(request.headers.get('accept'))
	if (type === null) throw goTo(number ? paths.verifyNumber({ number }) : paths.verify())
	if ((await context.limits.check(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const document = number ? await findDocument(context.db, number) : null
	return document ? publicFile(request, { body: document, type, maxAgeSeconds: 3600, vary: 'Accept' }) : publicMiss()
})
