package org.zoomensemble.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Finds failed ingests, and ingests whose removal failed. */
@Repository
class FailedIngestRepository {

    private static final String FITTING =
            """
              from ingest i
              join media_workflow w on w.id = i.media_workflow_id
              join library l on l.id = w.library_id
              join organization o on o.id = l.organization_id
             where (i.state = 'FAILED' and :isIngest or i.removal = 'FAILED' and :isRemoval)
               and (cast(:workflow as uuid) is null or i.media_workflow_id = :workflow)
               and (cast(:library as uuid) is null or l.id = :library)
               and (cast(:host as text) is null or lower(i.host_email) = lower(:host))
               and (cast(:reason as text) is null
                    or SENTENCE = :reason
                    or not :isWhole and position(lower(:reason) in lower(SENTENCE)) > 0)
               and (cast(:step as text) is null
                    or :step = (select s.step from ingest_step s
                                 where s.ingest_id = i.id and s.sentence like 'Stopped: %' order by s.at desc limit 1))
               and (cast(:text as text) is null
                    or position(lower(:text) in lower(i.topic)) > 0 or position(lower(:text) in lower(i.host_email)) > 0
                    or i.meeting_id = nullif(:number, '') or i.recording_uuid = :uuid)
               and
            """.replace("SENTENCE", "case i.state when 'FAILED' then i.reason else i.removal_sentence end")
                    + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id");

    private final JdbcClient jdbc;

    FailedIngestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(Reach reach, FailedIngests failed) {
        return jdbc.sql("select count(*) " + FITTING)
                .params(parameters(reach, failed))
                .query(Integer.class)
                .single();
    }

    /** The ones that wait longest come first. */
    List<UUID> ids(Reach reach, FailedIngests failed, int limit) {
        return jdbc.sql("select i.id " + FITTING + " order by i.announced_at, i.id limit :limit")
                .params(parameters(reach, failed))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private static Map<String, Object> parameters(Reach reach, FailedIngests failed) {
        boolean isSearched = failed.search() != null && !failed.search().isBlank();
        RecordingSearch search =
                isSearched ? RecordingSearch.of(failed.search()) : new RecordingSearch(null, null, null);
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        parameters.put("isIngest", failed.part() != FailedIngests.Part.REMOVAL);
        parameters.put("isRemoval", failed.part() != FailedIngests.Part.INGEST);
        parameters.put("workflow", failed.mediaWorkflowId());
        parameters.put("library", failed.libraryId());
        parameters.put("host", failed.host());
        parameters.put("reason", failed.reason());
        parameters.put("isWhole", failed.isReasonWhole());
        parameters.put("step", failed.step());
        parameters.put("text", search.text());
        parameters.put("number", search.number());
        parameters.put("uuid", search.uuid());
        return parameters;
    }
}
