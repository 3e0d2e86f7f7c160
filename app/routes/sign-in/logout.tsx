import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { record } from '~/domain/audit/record.server'
import { asHttp } from '~/http/as-http'
import { goTo } from '~/http/safe-redirect'
import { signedOut } from '~/http/signed-out'
import { paths } from '~/paths'

/** Leaving is a write: a link cannot do it. */
export const loader = asHttp(async (_args: LoaderFunctionArgs) => goTo(paths.home()))

export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	const reader = await context.whoReads()
	const clear = await context.signIns.close(request.headers.get('cookie'))
	if (reader) await record(context.db, { act: 'signed-out', actor: reader })
	return goTo(paths.login(), signedOut(clear))
})
