import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { type LetterName, letterNames } from '~/domain/notice/letters'
import {
	countFailedLetters,
	LETTERS_PAGE,
	listLetters,
	retryFailedLetters,
	retryLetter,
} from '~/domain/notice/letters.server'
import { capitalized, counted } from '~/domain/number-words'
import { shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'mail', help: 'mail' }
export const meta: MetaFunction = () => [{ title: 'Mail · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db } = args.context
	const onlyFailed = searchParam(args.request, 'show') === 'not-sent'
	const show = onlyFailed ? ('not-sent' as const) : undefined
	const letters = await listLetters(db, { onlyFailed, after: searchParam(args.request, 'after') })
	return {
		show,
		failed: await countFailedLetters(db),
		older: letters.length === LETTERS_PAGE ? paths.mail({ show, after: letters.at(-1)?.id }) : null,
		canMail: args.context.mail.isConfigured,
		letters: letters.map((letter) => ({
			...letter,
			name: letterNames[letter.letter as LetterName] ?? letter.letter,
			written: `${shortDate(letter.createdAt, admin.timeZone)}, ${whenOf(letter.createdAt, admin.timeZone).time}`,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, mail, clock } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'retry-all') {
		const count = await retryFailedLetters(db, admin, clock())
		mail.wake()
		return goTo(paths.mail(), flash(`${capitalized(counted(count, 'letter goes', 'letters go'))} out again now.`))
	}
	await retryLetter(db, String(formData.get('letter') ?? ''), admin, clock())
	mail.wake()
	return goTo(paths.mail(), flash('It goes out again now.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Mail() {
	const { canMail, letters, show, failed, older } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Mail</h1>
					<p className="lede">
						{canMail
							? 'Letters wait here until the mail server has taken them, and are tried again when it does not.'
							: 'The mail server is not set up, so no letter leaves. Letters wait here, and you can hand links over from a person’s page. Whoever runs this installation sets it up: see “Configure it” in its README.'}
					</p>
				</div>
			</div>
			{failed > 0 || show ? (
				<div className="acts">
					<nav className="level-choice" aria-label="Which letters">
						<Link className="btn edge sm" to={paths.mail()} aria-current={show ? undefined : 'page'}>
							All
						</Link>
						<Link
							className="btn edge sm"
							to={paths.mail({ show: 'not-sent' })}
							aria-current={show ? 'page' : undefined}
						>
							Not sent: {failed}
						</Link>
					</nav>
					{canMail && failed > 1 ? (
						<Form method="post">
							<button className="btn edge sm" type="submit" name="intent" value="retry-all">
								Send all {failed} again
							</button>
						</Form>
					) : null}
				</div>
			) : null}
			{letters.length === 0 && show ? (
				<Empty title="Every letter is on its way" act={<Link to={paths.mail()}>See all letters</Link>}>
					None is waiting for you: what could not be sent stands here.
				</Empty>
			) : letters.length === 0 ? (
				<Empty title="No letters yet" act={<Link to={paths.newPerson()}>Invite a person</Link>}>
					Invitations, password links and letters about sessions are written here before they are sent, so that none
					gets lost.
				</Empty>
			) : (
				<section className="scroll-x" aria-label="Letters" tabIndex={0}>
					<table className="tbl stacks">
						<thead>
							<tr>
								<th scope="col">Letter</th>
								<th scope="col">To</th>
								<th scope="col">Written</th>
								<th scope="col">State</th>
								<th scope="col">
									<span className="vh">Act</span>
								</th>
							</tr>
						</thead>
						<tbody>
							{letters.map((letter) => (
								<tr key={letter.id}>
									<td className="wrap first">
										{letter.name}
										{letter.about ? <span className="block micro faint">{letter.about}</span> : null}
									</td>
									<td data-label="To">
										{letter.person ? (
											<Link to={paths.person({ person: letter.person.id })}>{letter.person.name}</Link>
										) : (
											'Somebody who left'
										)}
									</td>
									<td data-label="Written">{letter.written}</td>
									<td className="wrap" data-label="State">
										<span
											className={`tag ${letter.state === 'sent' ? 'good' : letter.state === 'failed' ? 'bad' : ''}`}
										>
											{stateWords[letter.state]}
										</span>
										{letter.lastError ? <span className="block micro faint">{letter.lastError}</span> : null}
									</td>
									<td>
										{canMail && letter.state === 'failed' ? (
											<Form method="post">
												<input type="hidden" name="letter" value={letter.id} />
												<button className="btn edge sm" type="submit">
													Send again
												</button>
											</Form>
										) : null}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			{older ? (
				<p className="acts">
					<Link className="btn edge" to={older}>
						Older letters
					</Link>
				</p>
			) : null}
		</main>
	)
}

const stateWords = {
	sent: 'Sent',
	waiting: 'Waiting',
	failed: 'Not sent',
	dropped: 'No longer needed',
	handed: 'Handed over',
}
