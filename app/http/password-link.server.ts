import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findLink, type LinkKind } from '~/domain/sign-in/links.server'
import { newPasswordForm } from '~/domain/sign-in/schema'
import { deviceLabel, setPasswordByLink } from '~/domain/sign-in/sign-in.server'
import { paths } from '~/paths'
import { problem } from './as-http'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/** Loader and action behind a one-use link. Opening the page spends nothing: mail scanners open links too. */
export async function readPasswordLink({ params, context }: LoaderFunctionArgs, kind: LinkKind) {
	if ((await context.limits.guess(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const link = await findLink(context.db, context.linkKey, kind, params.token ?? '', context.clock())
	return { person: link && { name: link.person.name, email: link.person.email } }
}

export async function spendPasswordLink({ request, params, context }: ActionFunctionArgs, kind: LinkKind) {
	const form = readForm(await readFormData(request), newPasswordForm)
	if (!form.ok) return form.answer
	if ((await context.limits.guess(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const token = params.token ?? ''
	const now = context.clock()
	const spent = 'This link has been used or is too old. Ask for a new one.'
	// Hashing costs: only for a link that stands.
	if (!(await findLink(context.db, context.linkKey, kind, token, now))) return form.refuse({ form: [spent] }, 409)
	try {
		const passwordHash = await context.hasher.hash(form.value.password)
		const { personId } = await setPasswordByLink(context.db, { key: context.linkKey, kind, token, passwordHash, now })
		return goTo(paths.home(), {
			'Set-Cookie': await context.signIns.open(personId, deviceLabel(request.headers.get('user-agent'))),
		})
	} catch (error) {
		return form.refuse({ form: [refusal(error, { 'link-used': spent })] }, 409)
	}
}
