import { Form, Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import { paths } from '~/paths'
import { Section } from '../ui/section'

export type Asked = {
	toScore: number
	waivers: { id: string; person: string; requirement: string; stage: string; reason: string; until: string }[]
}

/** What others wait for: texts to score, waivers to agree to. */
export function AskedOfYou({ asked }: { asked: Asked }) {
	if (asked.toScore === 0 && asked.waivers.length === 0) return null
	return (
		<Section id="asked" title="Asked of you">
			<ul className="rows">
				{asked.toScore > 0 ? (
					<li>
						<span className="grow">
							<b>{capitalized(counted(asked.toScore, 'text waits', 'texts wait'))} for your scores</b>
							<span className="block small soft">About twelve minutes each, alone.</span>
						</span>
						<Link className="btn edge sm" to={paths.assess()}>
							Score
						</Link>
					</li>
				) : null}
				{asked.waivers.map((waiver) => (
					<li key={waiver.id}>
						<span className="grow">
							<b>
								A waiver for {waiver.person}: {waiver.requirement.toLowerCase()}, {waiver.stage}
							</b>
							<span className="block small soft">
								{waiver.reason}, until {waiver.until}. The certificate says that it was waived, not why.
							</span>
						</span>
						<Form method="post">
							<input type="hidden" name="waiver" value={waiver.id} />
							<button className="btn edge sm" type="submit">
								Agree
							</button>
						</Form>
					</li>
				))}
			</ul>
		</Section>
	)
}
