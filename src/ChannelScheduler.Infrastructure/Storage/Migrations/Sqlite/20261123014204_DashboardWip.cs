using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DashboardWip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TimeAt",
                table: "Posts",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "coalesce(\"PublishAt\", \"ApprovedAt\", \"CreatedAt\")",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SchoolId_Status_DueAt_PostId",
                table: "Publications",
                columns: new[] { "SchoolId", "Status", "DueAt", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Status_DueAt_PostId",
                table: "Publications",
                columns: new[] { "Status", "DueAt", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_TimeAt_Id_Review_TitleKey",
                table: "Posts",
                columns: new[] { "SchoolId", "TimeAt", "Id", "Review", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_TimeAt_Id_SchoolId_Review_TitleKey",
                table: "Posts",
                columns: new[] { "TimeAt", "Id", "SchoolId", "Review", "TitleKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Publications_SchoolId_Status_DueAt_PostId",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Status_DueAt_PostId",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_TimeAt_Id_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_TimeAt_Id_SchoolId_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "TimeAt",
                table: "Posts");
        }
    }
}
