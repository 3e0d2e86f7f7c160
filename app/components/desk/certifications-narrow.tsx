import { listedStates } from '~/domain/certification/listed'
import { choicesOf, Narrow, NarrowBy, NarrowByWords } from '../ui/narrow'

/** By whom, by level and by state. Those that end soon are not asked for their state. */
export function CertificationsNarrow({
	asked,
	stages,
	isEnding,
}: {
	asked: { q: string; stage: string; state: string }
	stages: { key: string; name: string }[]
	isEnding: boolean
}) {
	return (
		<Narrow asked={asked}>
			{isEnding ? <input type="hidden" name="show" value="ending" /> : null}
			<NarrowByWords label="Name of the holder" asked={asked.q} />
			<NarrowBy name="stage" label="Level" chosen={asked.stage} every="Every level" choices={stages} />
			{isEnding ? null : (
				<NarrowBy
					name="state"
					label="State"
					chosen={asked.state}
					every="Every state"
					choices={choicesOf(listedStates)}
				/>
			)}
		</Narrow>
	)
}
