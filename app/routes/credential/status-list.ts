import type { LoaderFunctionArgs } from '@remix-run/node'
import { findStatusList } from '~/domain/credential/status-list.server'
import { asHttp } from '~/http/as-http'
import { param } from '~/http/guards'
import { publicFile, publicMiss } from '~/http/public-json'

/** Shorter than the minute within which a credential taken back must show it. */
const MAX_AGE_SECONDS = 30

/** Public: the signed list that says which credentials were taken back. It names nobody. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const list = Number(param(args, 'list'))
	const found = Number.isInteger(list) && list < 2 ** 31 ? await findStatusList(args.context.db, list) : null
	if (!found) return publicMiss()
	return publicFile(args.request, {
		body: found.document,
		type: 'application/vc+ld+json',
		maxAgeSeconds: MAX_AGE_SECONDS,
	})
})
