import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findLink, type LinkKind } from '~/domain/sign-in/links.server'
import { newPasswordForm } from '~/domain/sign-in/schema'
import { deviceLabel, setPasswordByLink } from '~/domain/sign-in/sign-in.server'
import { paths } from '~/paths'
import { problem } from './as-http'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { limitGuesses } from './link-guesses.server'
import { goTo } from './safe-redirect'

/** Loader and action behind a one-use link. Opening the page spends nothing: mail scanners open links too. */
export async function readPasswordLink(args: LoaderFunctionArgs, kind: LinkKind) {
	const { params, context } = args
	await limitGuesses(args, kind)
	const link = await findLink(context.db, context.linkKey, kind, params.token ?? '', context.clock())
	return { person: link && { name: link.person.name, email: link.person.email } }
}

export async function spendPasswordLink(args: ActionFunctionArgs, kind: LinkKind) {
	const { request, params, context } = args
	const form = readForm(await readFormData(request), newPasswordForm)
	if (!form.ok) return form.answer
	await limitGuesses(args, kind)
	const token = params.token ?? ''
	const now = context.clock()
	const spent = 'This link has been used or is too old. Ask for a new one.'
	// Hashing costs: only for a link that stands.
	const link = await findLink(context.db, context.linkKey, kind, token, now)
	if (!link) return form.refuse({ form: [spent] }, 409)
	if ((await context.limits.guess(link.id)) !== null) throw problem(429, 'too-many-guesses')
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
