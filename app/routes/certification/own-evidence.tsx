import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EvidenceForm } from '~/components/certificate/evidence-form'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { getOwnCertificate } from '~/domain/certification/read.server'
import { evidenceForm } from '~/domain/certification/schema'
import { showEvidence } from '~/domain/certification/show-evidence.server'
import { evidenceRefusals, namesOfOthers } from '~/domain/certification/shown-evidence'
import { listOwnShown, readShowable } from '~/domain/certification/shown-evidence.server'
import { listed } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { evidenceChapters } from '~/http/evidence-view.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/certificate.css?url'

export const handle = { at: 'home', help: 'showing-evidence' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Show evidence · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { reader, certificate, own } = await ownOf(args)
	const shown = await listOwnShown(args.context.db, certificate.number, reader.id)
	const { stageLabel, stageTitle } = certificate.statement
	return {
		level: `${stageLabel}, ${stageTitle}`,
		certificate: paths.certification({ number: certificate.number }),
		verify: paths.verifyNumber({ number: certificate.number }),
		count: shown.length,
		stands: certificate.state === 'current',
		chapters: evidenceChapters(own.showable, shown, (at) => longDate(at, reader.timeZone)),
	}
})

async function ownOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const certificate = await getOwnCertificate(db, param(args, 'number'), reader.id, clock())
	const stage = findStageByKey(content.programs, certificate.stageKey)
	return { reader, certificate, own: await readShowable(db, reader, stage, content.programs, clock()) }
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { reader, certificate, own } = await ownOf(args)
	const { db, clock } = args.context
	const form = readForm(await readFormData(args.request), evidenceForm)
	if (!form.ok) return form.answer
	const { item, said } = form.value
	const wrong: Record<string, string[]> = {}
	for (const [index, { words }] of said.entries()) {
		const names = namesOfOthers(words, own.people)
		if (names.length > 0)
			wrong[`said[${index}].words`] = [`It seems to name ${listed(names)}. Say it without names and addresses`]
	}
	if (Object.keys(wrong).length > 0) return form.refuse({ fields: wrong })
	const { number } = certificate
	try {
		await showEvidence(db, { number, holder: reader }, own, { seen: item, words: said }, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, evidenceRefusals)] }, 409)
	}
	return goTo(paths.certificationEvidence({ number }), flash('Kept. What is not ticked or written is not shown.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function OwnEvidence() {
	const { level, certificate, verify, count, stands, chapters } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Your certificate', to: certificate }, { name: 'Show evidence' }]} />
			<h1 className="h1">Show evidence</h1>
			<p className="lede mt-3">
				What the check page of {level}, shows besides the certificate.{' '}
				{count === 0 ? 'Nothing, until you choose it.' : null}
			</p>
			<ul className="small soft mt-4 mb-6 list-disc pl-5">
				<li>
					Whoever has the number then sees exactly what stands below each tick on <a href={verify}>the check page</a>,
					without an account, for as long as the certificate stands.
				</li>
				<li>
					Take a tick away and it is gone from there at once. A copy that somebody has made stays with them. What you
					change later is not shown until you tick it anew.
				</li>
				<li>It is no part of what was signed, and whoever looks is told so.</li>
				<li>Files are passed on as they are: look for names and figures that are not public before you tick one.</li>
			</ul>
			{stands ? null : (
				<p className="say warn mb-6">
					<span>This certificate does not stand, so nothing is shown beside it. You can still take things back.</span>
				</p>
			)}
			{chapters.length === 0 ? (
				<Empty title="There is nothing to show yet">
					Deliverables that were met, and worksheets in your portfolio, stand here.
				</Empty>
			) : (
				<EvidenceForm answer={answer} chapters={chapters} mayAdd={stands} />
			)}
		</main>
	)
}
