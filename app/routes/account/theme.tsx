import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { goTo, safePath } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const loader = asHttp(async (_args: LoaderFunctionArgs) => goTo(paths.home()))

/** Light, dark, or as the system: a cookie, because it must be known before the first paint. */
export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	const theme = (await readFormData(request)).get('theme')
	const keep = theme === 'light' || theme === 'dark'
	const secure = context.publicUrl.startsWith('https:') ? '; Secure' : ''
	return goTo(backTo(request), {
		'Set-Cookie': `theme=${keep ? theme : ''}; Path=/; Max-Age=${keep ? 31_536_000 : 0}; SameSite=Lax; HttpOnly${secure}`,
	})
})

function backTo(request: Request): string {
	const referer = request.headers.get('referer')
	if (!referer || !URL.canParse(referer)) return '/'
	const url = new URL(referer)
	return safePath(url.pathname + url.search)
}
